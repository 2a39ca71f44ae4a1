/** Tells whether something is being changed by two requests at once. */
export class ConcurrentChanges {
    #underWay = new Map();
    /** Notes a change until it has ended, and tells whether another one is under way. */
    begin(name, ended) {
        const others = this.#underWay.get(name) ?? 0;
        this.#underWay.set(name, others + 1);
        ended.addEventListener('abort', () => {
            const left = (this.#underWay.get(name) ?? 1) - 1;
            if (left === 0)
                this.#underWay.delete(name);
            else
                this.#underWay.set(name, left);
        });
        return others > 0;
    }
}
//# sourceMappingURL=concurrent-changes.js.map