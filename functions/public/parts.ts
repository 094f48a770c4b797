import type { Callers } from '#api';
import type { ForbundDirectory } from '#forbund';
import type { Instant } from '#ledger';
import type { Log } from '#observability';
import type { CatalogueReader, WaitsReader } from '#storage';
import type { Table } from '#table';
import type { Assets } from '#web';

/** A file that pages ask for, by the name it has under `/assets/`. */
type AssetReader = (
  file: string,
) => Promise<{ bytes: Uint8Array<ArrayBuffer>; mediaType: string } | undefined>;

export type PublicParts = {
  table: Table;
  directory: ForbundDirectory;
  catalogue: CatalogueReader;
  waits: Pick<WaitsReader, 'waits'>;
  callers: Callers;
  now: () => Instant;
  publicOrigin: string;
  assets: Assets;
  readAsset: AssetReader;
  /** A sentence above every page, such as that this is a demonstration. */
  notice: string | null;
  /** Makes the API's description: too slow for every start, and seldom asked for. */
  openApi: () => object;
  log: Log;
};
