/** Detects when two requests change the same record at once. */
export class ConcurrentChanges {
  readonly #underWay = new Map<string, number>();

  /** Records a change until it has ended, and returns whether another one is under way. */
  begin(name: string, ended: AbortSignal): boolean {
    const others = this.#underWay.get(name) ?? 0;
    this.#underWay.set(name, others + 1);
    ended.addEventListener('abort', () => {
      const left = (this.#underWay.get(name) ?? 1) - 1;
      if (left === 0) this.#underWay.delete(name);
      else this.#underWay.set(name, left);
    });
    return others > 0;
  }
}
