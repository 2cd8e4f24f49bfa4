import type { Operation } from '../operation';

interface Leaf {
  operation: Operation;
  /** Names of the placeholders, in the order of the path. */
  names: string[];
}

interface Node {
  literals: Map<string, Node>;
  /** `{Sid}` or `{Sid}.json`, by what follows the placeholder; the longest suffix first. */
  placeholders: { suffix: string; node: Node }[];
  leaf: Leaf | undefined;
}

export interface Match {
  operation: Operation;
  pathParameters: Record<string, string>;
}

/** Finds the operation for a request in one walk along the path's segments, however many operations there are. */
export class Router {
  readonly #roots = new Map<string, Node>();

  constructor(operations: readonly Operation[]) {
    for (const operation of operations) this.#add(operation);
  }

  find(product: string, method: string, path: string): Match | undefined {
    const root = this.#roots.get(`${product} ${method}`);
    if (!root) return undefined;
    const values: string[] = [];
    const leaf = walk(root, path.split('/'), 1, values);
    if (!leaf) return undefined;
    const pathParameters: Record<string, string> = {};
    for (const [index, name] of leaf.names.entries()) pathParameters[name] = values[index] ?? '';
    return { operation: leaf.operation, pathParameters };
  }

  #add(operation: Operation): void {
    const key = `${operation.product} ${operation.method}`;
    let node = this.#roots.get(key) ?? newNode();
    this.#roots.set(key, node);
    const names: string[] = [];
    for (const segment of operation.path.split('/').slice(1)) {
      const placeholder = /^\{(\w+)\}(.*)$/.exec(segment);
      if (placeholder) names.push(placeholder[1] ?? '');
      node = placeholder ? placeholderChild(node, placeholder[2] ?? '') : literalChild(node, segment);
    }
    if (node.leaf) throw new Error(`Two operations for ${key} ${operation.path}`);
    node.leaf = { operation, names };
  }
}

function newNode(): Node {
  return { literals: new Map(), placeholders: [], leaf: undefined };
}

function literalChild(node: Node, segment: string): Node {
  const child = node.literals.get(segment) ?? newNode();
  node.literals.set(segment, child);
  return child;
}

function placeholderChild(node: Node, suffix: string): Node {
  const known = node.placeholders.find((candidate) => candidate.suffix === suffix);
  if (known) return known.node;
  const child = { suffix, node: newNode() };
  node.placeholders.push(child);
  node.placeholders.sort((a, b) => b.suffix.length - a.suffix.length);
  return child.node;
}

function walk(node: Node, segments: readonly string[], index: number, values: string[]): Leaf | undefined {
  const segment = segments[index];
  if (segment === undefined) return node.leaf;
  const literal = node.literals.get(segment);
  const found = literal && walk(literal, segments, index + 1, values);
  if (found) return found;
  for (const { suffix, node: child } of node.placeholders) {
    if (!segment.endsWith(suffix) || segment.length === suffix.length) continue;
    const kept = values.length;
    values.push(decode(segment.slice(0, segment.length - suffix.length)));
    const leaf = walk(child, segments, index + 1, values);
    if (leaf) return leaf;
    values.length = kept;
  }
  return undefined;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
