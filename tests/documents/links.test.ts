import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectDir } from '../../emulator/stack';
import { scripts } from '../../package.json';
import { documents } from './markdown';

/** What a heading is called in a link. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

const anchorsOf = (text: string) =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));

describe.each(documents)('$file', ({ file, text, blocks }) => {
  const prose = blocks.reduce((rest, block) => rest.replace(block.text, ''), text);

  it('links to what there is', () => {
    const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    const broken = links
      .filter((target) => !/^https?:/.test(target))
      .filter((target) => {
        const [to = '', anchor] = target.split('#');
        const linked = to ? path.join(projectDir, path.dirname(file), to) : path.join(projectDir, file);
        if (!existsSync(linked)) return true;
        return anchor !== undefined && !anchorsOf(readFileSync(linked, 'utf8')).includes(anchor);
      });
    expect(broken).toEqual([]);
  });

  it('names only commands that there are', () => {
    const named = [...text.matchAll(/\bnpm run (?:--silent )?([a-z][\w:-]*)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names only files that there are', () => {
    const named = [
      ...prose.matchAll(/`((?:src|tests|scripts|cli|docs|emulator|examples|benchmarks|trials)\/[\w./-]*)`/g),
    ];
    const missing = named
      .map(([, name = '']) => name)
      .filter(
        (name) =>
          !existsSync(path.join(projectDir, name)) && !existsSync(path.join(projectDir, `${name}.test.ts`)),
      );
    expect(missing).toEqual([]);
  });
});
