export {};
//# sourceMappingURL=fault-kinds.js.map