/** Holds requests back until enough of them wait at the same time. */
export class Gate {
    #count;
    #waiting = new Set();
    constructor(count) {
        this.#count = count;
    }
    /** Resolves once the gate opens, or once the client has gone, which frees its place. */
    async pass(gone) {
        if (gone.aborted)
            return;
        await new Promise((resolve) => {
            this.#waiting.add(resolve);
            gone.addEventListener('abort', () => {
                this.#waiting.delete(resolve);
                resolve();
            });
            if (this.#waiting.size >= this.#count)
                this.open();
        });
    }
    /** Lets everyone go who waits now; later ones wait for company again. */
    open() {
        for (const release of this.#waiting)
            release();
        this.#waiting.clear();
    }
}
//# sourceMappingURL=gate.js.map