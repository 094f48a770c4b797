import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import * as z from 'zod';

const manifest = z.strictObject({ css: z.string(), script: z.string(), icon: z.string() });

const mediaTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export type AssetFolder = {
  /** The addresses that pages use. */
  assets: z.infer<typeof manifest>;
  readAsset(file: string): Promise<{ bytes: Uint8Array<ArrayBuffer>; mediaType: string } | undefined>;
};

/** The built stylesheet, script, icon and fonts of a folder. Only files that stood there at the start are served. */
export function openAssetFolder(folder: string): AssetFolder {
  const files = new Set(readdirSync(folder).filter((file) => mediaTypes[extname(file)] !== undefined));
  const held = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    assets: manifest.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))),
    async readAsset(file) {
      const mediaType = mediaTypes[extname(file)];
      if (!files.has(file) || mediaType === undefined) return undefined;
      const bytes = held.get(file) ?? new Uint8Array(readFileSync(join(folder, file)));
      held.set(file, bytes);
      return { bytes, mediaType };
    },
  };
}
