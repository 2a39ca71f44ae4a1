/** Which apps callers may name. */
export interface AppPolicy {
  /** The app that is used when none is named; undefined when one must always be named. */
  readonly defaultAppId: string | undefined;
  /** The apps that may be named, or `*` for any. The default app always may. */
  readonly allowedAppIds: readonly string[] | '*';
}

/** Whether callers may name this app. */
export function allowsApp({ defaultAppId, allowedAppIds }: AppPolicy, appId: string): boolean {
  return allowedAppIds === '*' || appId === defaultAppId || allowedAppIds.includes(appId);
}
