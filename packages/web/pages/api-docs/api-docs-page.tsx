import { type Frame, Page } from '../../components/page.tsx';
import { paths } from '../../paths.ts';
import { Contents, Fields, TypeWords } from './api-docs-parts.tsx';
import type { ApiDocsView, ApiOperationView } from './api-docs-view.ts';
import { readDocument } from './read-document.ts';

export type ApiDocsPageProps = {
  frame: Frame;
  /** An OpenAPI 3.1 document as a plain object. */
  document: unknown;
};

/** The API description as a page: grouped operations, parameters, bodies, answers and schemas, all without script. */
export function ApiDocsPage({ frame, document }: ApiDocsPageProps) {
  const docs = readDocument(document);
  return (
    <Page frame={frame} title="Öppna data och API" current={paths.apiDocs}>
      <div class="api-docs">
        <h1 class="ds-heading" data-size="md">
          Öppna data och API
        </h1>
        <p class="section-lead">{`${docs.title}, version ${docs.version}`}</p>
        {docs.description?.split(/\n{2,}/).map((paragraph) => (
          <p>{paragraph}</p>
        ))}
        <p>
          Hela beskrivningen som fil:{' '}
          <a class="ds-link" href={paths.openApiDocument}>
            OpenAPI 3.1 (JSON)
          </a>
          .
        </p>
        <Contents heading="Innehåll" groups={docs.groups} hasSchemas={docs.schemas.length > 0} />
        {docs.groups.map((group, index) => (
          <section aria-labelledby={`group-${index}`}>
            <h2 class="ds-heading" data-size="sm" id={`group-${index}`}>
              {group.tag}
            </h2>
            {group.description && <p>{group.description}</p>}
            {group.operations.map((operation) => (
              <Operation operation={operation} />
            ))}
          </section>
        ))}
        <Schemas schemas={docs.schemas} />
      </div>
    </Page>
  );
}

function Operation({ operation }: { operation: ApiOperationView }) {
  const { anchor, method, path, summary, description, security, parameters, requestBodies, responses } =
    operation;
  return (
    <details class="operation" id={anchor}>
      <summary>
        <h3>
          <code class="operation__method" data-method={method}>
            {method}
          </code>
          <code class="operation__path">{path}</code>
          {summary && <span class="operation__summary">{summary}</span>}
        </h3>
      </summary>
      <div class="operation__body">
        {description && <p>{description}</p>}
        <p class="hint">
          {security.length === 0 ? 'Öppen för alla.' : `Kräver inloggning: ${security.join(' eller ')}.`}
        </p>
        {parameters.length > 0 && (
          <>
            <h4>Parametrar</h4>
            <Fields fields={parameters} caption={`Parametrar till ${method} ${path}`} />
          </>
        )}
        {requestBodies.length > 0 && (
          <>
            <h4>Skicka</h4>
            <Bodies contents={requestBodies} />
          </>
        )}
        <h4>Svar</h4>
        {responses.map((response) => (
          <div class="answer">
            <p>
              <code class="answer__status">{response.status}</code> {response.description}
            </p>
            <Bodies contents={response.contents} />
          </div>
        ))}
      </div>
    </details>
  );
}

function Bodies({ contents }: { contents: ApiOperationView['requestBodies'] }) {
  return (
    <>
      {contents.map((content) => (
        <div class="api-body">
          <p class="hint">
            <code>{content.mediaType}</code> <TypeWords type={content.type} />
          </p>
          {content.examples.map((example) => (
            <details class="plain-details">
              <summary>{example.name}</summary>
              <pre tabindex={0}>
                <code>{example.text}</code>
              </pre>
            </details>
          ))}
        </div>
      ))}
    </>
  );
}

function Schemas({ schemas }: Pick<ApiDocsView, 'schemas'>) {
  if (schemas.length === 0) return null;
  return (
    <section aria-labelledby="schemas">
      <h2 class="ds-heading" data-size="sm" id="schemas">
        Datatyper
      </h2>
      {schemas.map((schema) => (
        <details class="operation" id={`schema-${schema.name}`}>
          <summary>
            <h3>
              <code class="operation__path">{schema.name}</code>
            </h3>
          </summary>
          <div class="operation__body">
            {schema.description && <p>{schema.description}</p>}
            {schema.properties.length > 0 ? (
              <Fields fields={schema.properties} caption={`Fält i ${schema.name}`} />
            ) : (
              <p>
                <TypeWords type={schema.type} />
              </p>
            )}
          </div>
        </details>
      ))}
    </section>
  );
}
