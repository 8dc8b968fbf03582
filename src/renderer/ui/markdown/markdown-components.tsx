import { lazy, type ReactNode, Suspense, use } from 'react';
import type { Components, ExtraProps } from 'react-markdown';
import { useTranslation } from 'react-i18next';
import type { CopyText } from '../copy-button';
import { BlockFinished } from './block-finished';
import { CodeBlock } from './code-block';
import { type LoadImage, MarkdownImage } from './markdown-image';
import styles from './markdown.module.css';

const Diagram = lazy(() => import('./diagram').then((m) => ({ default: m.Diagram })));

type PageNode = NonNullable<ExtraProps['node']>['children'][number];

/** What a Markdown text may do: open a link, copy code, request a picture. */
export interface MarkdownActions {
  onLink: (url: string) => void;
  onCopy: CopyText;
  /** Without it pictures stay links. */
  onImage?: LoadImage | undefined;
}

/**
 * How elements of an answer look and behave. Links never navigate the page, and the page loads no
 * picture itself.
 */
export function markdownComponents({ onLink, onCopy, onImage }: MarkdownActions): Components {
  return {
    // An answer stands below the screen's own headings.
    h1: ({ children }) => <h3 className={styles.h1}>{children}</h3>,
    h2: ({ children }) => <h3 className={styles.h2}>{children}</h3>,
    h3: ({ children }) => <h4>{children}</h4>,
    h4: ({ children }) => <h5>{children}</h5>,
    h5: ({ children }) => <h6>{children}</h6>,
    a: ({ href, children }) => (
      <MarkdownLink href={href ?? ''} onLink={onLink}>
        {children}
      </MarkdownLink>
    ),
    img: ({ src, alt }) => (
      <Picture
        url={typeof src === 'string' ? src : ''}
        alt={alt ?? ''}
        onImage={onImage}
        onLink={onLink}
      />
    ),
    table: ({ children }) => (
      // A wide table is scrolled with the arrow keys.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      <div className={styles.table} tabIndex={0} role="group">
        <table>{children}</table>
      </div>
    ),
    pre: ({ children, node }) => {
      const code = node?.children[0];
      if (code?.type !== 'element' || code.tagName !== 'code') return <pre>{children}</pre>;
      const names = namesOf(code.properties['className']);
      const coloured = names.includes('hljs') ? children : undefined;
      return (
        <Fence
          code={plainText(code).replace(/\n$/, '')}
          language={languageOf(names)}
          coloured={coloured}
          onCopy={onCopy}
        />
      );
    },
    // Inside a fence this is the highlighted code; CodeBlock provides its frame.
    code: ({ className, children }) =>
      className?.includes('hljs') === true ? <>{children}</> : <code>{children}</code>,
    input: ({ checked }) => (
      <input type="checkbox" checked={checked === true} readOnly disabled aria-hidden="true" />
    ),
  };
}

interface FenceProps {
  code: string;
  language: string;
  coloured: ReactNode;
  onCopy: CopyText;
}

function Fence({ code, language, coloured, onCopy }: FenceProps): ReactNode {
  const finished = use(BlockFinished);
  if (language !== 'mermaid' || !finished)
    return <CodeBlock code={code} language={language} coloured={coloured} onCopy={onCopy} />;
  return (
    <Suspense fallback={<CodeBlock code={code} language={language} onCopy={onCopy} />}>
      <Diagram code={code} onCopy={onCopy} />
    </Suspense>
  );
}

function namesOf(className: unknown): string[] {
  return Array.isArray(className) ? className.map(String) : [];
}

function languageOf(names: readonly string[]): string {
  return names.find((name) => name.startsWith('language-'))?.slice('language-'.length) ?? '';
}

function plainText(node: PageNode): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(plainText).join('') : '';
}

function MarkdownLink({
  href,
  children,
  onLink,
}: {
  href: string;
  children: ReactNode;
  onLink: (url: string) => void;
}): ReactNode {
  const note = /^#fn-(\d+)$/.exec(href);
  if (note) return <sup className={styles.mark}>{children}</sup>;
  if (!/^(?:https?:|mailto:)/i.test(href)) return <span>{children}</span>;
  return (
    <a
      href={href}
      title={href}
      onClick={(event) => {
        event.preventDefault();
        onLink(href);
      }}
    >
      {children}
    </a>
  );
}

interface PictureProps {
  url: string;
  alt: string;
  onImage: LoadImage | undefined;
  onLink: (url: string) => void;
}

/**
 * Only pictures on the web can be fetched; any other is a link, or its text if it has no usable
 * address.
 */
function Picture({ url, alt, onImage, onLink }: PictureProps): ReactNode {
  const { t } = useTranslation();
  if (onImage && /^https:/i.test(url))
    return <MarkdownImage url={url} alt={alt} onLoad={onImage} onLink={onLink} />;
  return (
    <MarkdownLink href={url} onLink={onLink}>
      {t('image', { alt: alt || url })}
    </MarkdownLink>
  );
}
