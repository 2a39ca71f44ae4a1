/**
 * Does a step of starting a program. When the settings keep it from being done, the program ends with a line for each
 * problem, as no stack would help whoever wrote them; whatever else fails is thrown on.
 */
export declare function orExit<T>(step: () => T | Promise<T>): Promise<T>;
