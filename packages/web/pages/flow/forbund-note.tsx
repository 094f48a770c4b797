import { Alert } from '../../components/alert.tsx';
import type { ForbundView } from './flow-view.ts';

/** What the förbund says of its own figures, before any of them. */
export function ForbundNote({ forbund: { note } }: { forbund: ForbundView }) {
  if (note === null) return null;
  return (
    <Alert tone="info">
      <p>{note}</p>
    </Alert>
  );
}
