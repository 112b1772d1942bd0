const sentences: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `There is no file or folder ${path}.`,
  EISDIR: (path) => `${path} is a folder: name a file in it.`,
  ENOTDIR: (path) => `A part of ${path} is a file, no folder.`,
  EACCES: (path) => `${path} may not be opened by whoever runs this.`,
  EPERM: (path) => `${path} may not be opened by whoever runs this.`,
};

/** Why a file cannot be read or written, in a plain sentence; undefined where the error is about no file. */
export function fileSentence(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error)) return undefined;
  const { code, path, message } = error as NodeJS.ErrnoException;
  const sentence = code === undefined ? undefined : sentences[code];
  return sentence && path !== undefined ? sentence(path) : message;
}
