/** A read that the store cannot answer at this pace. Nothing was written, and another try may succeed. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
}
