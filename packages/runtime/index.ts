export { type AssetFolder, openAssetFolder } from './assets.ts';
export { systemPace } from './pace.ts';
export { bytesOfSecret, readSecret } from './secrets.ts';
export { once } from './start.ts';
