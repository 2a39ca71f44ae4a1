/**
 * What is wrong with an address that the settings have this server call; undefined when nothing is. Plain http is for
 * loopback hosts: elsewhere credentials, or the keys that tokens are checked with, could be read or changed on the way.
 */
export declare function addressProblem(text: string, { queryAllowed, example }: {
    readonly queryAllowed: boolean;
    readonly example: string;
}): string | undefined;
