import ts from 'typescript';
import { isOurs } from './source';

/**
 * The problem codes that a piece of code may answer with: those of every `new Problem(…)` in it and in what it names,
 * however deep. Some of these may be caught on the way, so it is the most that can come, not the least.
 */
export function problemsOf(start: ts.Node, checker: ts.TypeChecker): Set<string> {
  const codes = new Set<string>();
  const seen = new Set<ts.Node>();

  const literals = (node: ts.Node | undefined): string[] => {
    if (!node) return [];
    const type = checker.getTypeAtLocation(node);
    return (type.isUnion() ? type.types : [type]).flatMap((part) =>
      part.isStringLiteral() ? [part.value] : [],
    );
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
    if (ts.isNewExpression(node) && node.expression.getText() === 'Problem') {
      for (const code of literals(node.arguments?.[0])) codes.add(code);
    }
    if (ts.isCallExpression(node)) {
      const called = node.expression.getText();
      if (called === 'Problem.invalid') codes.add('invalid-request');
      if (called === 'Problem.tooMany')
        for (const what of literals(node.arguments[0])) codes.add(`too-many-${what}`);
    }
    if (ts.isIdentifier(node)) follow(node);
    ts.forEachChild(node, visit);
  };
  const follow = (name: ts.Identifier): void => {
    if (name.text === 'Problem') return;
    for (const declaration of declarationsOf(name, checker)) {
      if (seen.has(declaration) || !isOurs(declaration) || ts.isSourceFile(declaration)) continue;
      // The ways to make one are told by how they are called.
      if (ts.isClassLike(declaration.parent) && declaration.parent.name?.text === 'Problem') continue;
      seen.add(declaration);
      visit(declaration);
    }
  };
  visit(start);
  return codes;
}

function declarationsOf(name: ts.Identifier, checker: ts.TypeChecker): readonly ts.Declaration[] {
  const found = ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name);
  if (!found) return [];
  const symbol = found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
  return symbol.declarations ?? [];
}
