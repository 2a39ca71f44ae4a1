export {};
//# sourceMappingURL=parents.js.map