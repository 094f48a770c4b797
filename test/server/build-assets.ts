import { buildAssets } from '../../scripts/build-assets.ts';

/** Before any test: pages need their stylesheet and script, built once. */
export default async function setup(): Promise<void> {
  await buildAssets();
}
