import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton, type CopyText } from './copy-button';
import { jsonTokens, prettyJson } from './json-tokens';
import styles from './json-view.module.css';

interface JsonViewProps {
  label: string;
  /** JSON text; anything else is shown as it is. */
  text: string;
  onCopy: CopyText;
}

/** Formatted JSON with keys and values coloured. Copies the original text. */
export function JsonView({ label, text, onCopy }: JsonViewProps): ReactNode {
  const { t } = useTranslation();
  const tokens = useMemo(() => jsonTokens(prettyJson(text)), [text]);
  return (
    <figure className={styles.view}>
      <figcaption className={styles.caption}>
        <span>{label}</span>
        <CopyButton text={text} label={t('action.copy')} onCopy={onCopy} iconOnly />
      </figcaption>
      <pre
        className={styles.json}
        // Long values are scrolled with the arrow keys.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={label}
      >
        {tokens.map((token) => (
          <span key={token.at} className={styles[token.kind]}>
            {token.text}
          </span>
        ))}
      </pre>
    </figure>
  );
}
