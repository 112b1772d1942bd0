/** One operation of a vector file: from the case's input to a result, or a `MetricsError` if it must be rejected. */
export type VectorOp = (input: VectorInput) => Readonly<Record<string, unknown>>;

/** The input of a case as it was read: nothing is known about it yet. */
export type VectorInput = Readonly<Record<string, unknown>>;

export type VectorOps = Readonly<Record<string, VectorOp>>;
