/** The field in which a function keeps what was registered with it (`functools.singledispatch`). */
export const registered = '<registered>';
