export {};
//# sourceMappingURL=finished-operation.js.map