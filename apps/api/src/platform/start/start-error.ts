/** A reason not to start that the reader can do something about: shown without a stack. */
export class StartError extends Error {}
