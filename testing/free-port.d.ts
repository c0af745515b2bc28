/** A port of loopback on which nobody listens now. */
export declare function freePort(): Promise<number>;
