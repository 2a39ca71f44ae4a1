/** The graph as SDL, as direct clients see it: without the federation fields. Printed when it is first asked for. */
export declare function printedSchema(): string;
