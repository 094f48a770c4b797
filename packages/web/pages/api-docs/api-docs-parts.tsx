import type { ApiDocsView, ApiFieldView, ApiTypeView } from './api-docs-view.ts';

/** Links to the groups of operations and to the schemas. */
export function Contents(props: { heading: string; groups: ApiDocsView['groups']; hasSchemas: boolean }) {
  return (
    <nav class="contents" aria-label={props.heading}>
      <ul>
        {props.groups.map((group, index) => (
          <li>
            <a class="ds-link" href={`#group-${index}`}>
              {group.tag}
            </a>
          </li>
        ))}
        {props.hasSchemas && (
          <li>
            <a class="ds-link" href="#schemas">
              Datatyper
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** Parameters or properties as a table that scrolls inside itself when the screen is narrow. */
export function Fields({ fields, caption }: { fields: readonly ApiFieldView[]; caption: string }) {
  return (
    <section class="table-scroll" tabindex={0} aria-label={caption}>
      <table class="ds-table">
        <caption class="ds-sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Namn</th>
            <th scope="col">Typ</th>
            <th scope="col">Beskrivning</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr>
              <th scope="row">
                <code>{field.name}</code>
                <span class="hint">
                  {[field.place, field.required && 'krävs'].filter(Boolean).join(', ')}
                </span>
              </th>
              <td>
                <TypeWords type={field.type} />
              </td>
              <td>{field.description}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A type, linked to its schema on this page where it has one. */
export function TypeWords({ type }: { type: ApiTypeView }) {
  if (type.schema === null) return <code>{type.words}</code>;
  return (
    <a class="ds-link" href={`#schema-${type.schema}`}>
      <code>{type.words}</code>
    </a>
  );
}
