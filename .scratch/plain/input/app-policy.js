/** Whether callers may name this app. */
export function allowsApp({ defaultAppId, allowedAppIds }, appId) {
    return allowedAppIds === '*' || appId === defaultAppId || allowedAppIds.includes(appId);
}
//# sourceMappingURL=app-policy.js.map