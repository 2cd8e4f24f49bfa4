import path from 'node:path';
import ts from 'typescript';

export const projectDir = path.resolve(__dirname, '../..');

/** The project's code as the compiler understands it. */
export interface Source {
  checker: ts.TypeChecker;
  /** What a file exports under a name, with what its name was given. Throws where it does not. */
  exported(file: string, name: string): ts.Symbol;
}

/** Reads these files (relative to the project) and all they import. */
export function readSource(files: readonly string[]): Source {
  const config = ts.readConfigFile(path.join(projectDir, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, projectDir);
  const program = ts.createProgram(
    files.map((file) => path.join(projectDir, file)),
    options,
  );
  const checker = program.getTypeChecker();
  return {
    checker,
    exported(file, name) {
      const source = program.getSourceFile(path.join(projectDir, file));
      const module = source && checker.getSymbolAtLocation(source);
      const found = module && checker.getExportsOfModule(module).find((symbol) => symbol.name === name);
      if (!found) throw new Error(`${file} does not export ${name}`);
      return found;
    },
  };
}

/** A symbol's doc comment as one line, or undefined without any. */
export function docOf(symbol: ts.Symbol, checker: ts.TypeChecker): string | undefined {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  return text.replace(/\s+/g, ' ').trim() || undefined;
}

/** Whether a declaration is code of this project, and not of a package. */
export function isOurs(node: ts.Node): boolean {
  const { fileName } = node.getSourceFile();
  return fileName.startsWith(`${projectDir}${path.sep}`) && !fileName.includes('node_modules');
}
