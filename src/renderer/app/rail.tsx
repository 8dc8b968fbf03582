import {
  ApiOutlined,
  CommentOutlined,
  HeartOutlined,
  LinkOutlined,
  SettingOutlined,
  ToolOutlined,
} from '@ant-design/icons';
import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoute, writeRoute } from '../lib/hash-route';
import { BrandMark } from '../ui/brand-mark';
import { LinkStatusLine } from './link-status-line';
import styles from './rail.module.css';

const ENTRIES = [
  { screen: 'chat', icon: CommentOutlined },
  { screen: 'kai', icon: ToolOutlined },
  { screen: 'webhooks', icon: ApiOutlined },
  { screen: 'connection', icon: LinkOutlined },
  { screen: 'health', icon: HeartOutlined },
  { screen: 'settings', icon: SettingOutlined },
] as const satisfies readonly { screen: string; icon: ComponentType }[];

/**
 * Links to every screen; labels disappear in a narrow window, names remain for screen readers and
 * on hover.
 */
export function Rail(): ReactNode {
  const { t } = useTranslation();
  const [screen = 'chat'] = useRoute();
  return (
    <nav className={styles.rail} aria-label={t('nav.label')}>
      <div className={styles.brand}>
        <BrandMark />
        <span className={styles.word}>{t('appName')}</span>
      </div>
      <ul className={styles.list}>
        {ENTRIES.map(({ screen: name, icon: Icon }) => (
          <li key={name}>
            <a
              href={writeRoute(name)}
              className={styles.entry}
              aria-label={t(`nav.${name}`)}
              title={t(`nav.${name}`)}
              aria-current={
                (screen === 'setup' ? 'connection' : screen) === name ? 'page' : undefined
              }
            >
              <Icon aria-hidden="true" />
              <span className={styles.word}>{t(`nav.${name}`)}</span>
            </a>
          </li>
        ))}
      </ul>
      <LinkStatusLine />
    </nav>
  );
}
