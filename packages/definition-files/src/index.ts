export { changesBetween } from './changes-between.ts';
export { DefinitionFileError, type DefinitionFile, readDefinitionFile } from './read-file.ts';
export { writeDefinitionFile } from './write-file.ts';
