import type { ReactNode } from 'react';
import { ErrorCard } from '../../ui/error-card';
import { JsonView } from '../../ui/json-view';
import { KeyValueList } from '../../ui/key-value-list';
import { Section } from '../../ui/page';
import { SecretField } from '../../ui/secret-field';
import { SplitPane } from '../../ui/split-pane';
import { Timeline } from '../../ui/timeline';
import { copySample, SAMPLE_ERROR, SAMPLE_STEPS } from './gallery-samples';
import styles from './gallery.module.css';

/** Errors, steps, values. */
export function GalleryData(): ReactNode {
  return (
    <>
      <Section title="ErrorCard">
        <ErrorCard error={SAMPLE_ERROR} onCopy={copySample} onRetry={() => undefined} />
        <ErrorCard
          error={{ ...SAMPLE_ERROR, code: 'KEYCHAIN_UNAVAILABLE', layer: 'keychain', logid: null }}
          onCopy={copySample}
          action={{ label: '只在本次运行中使用', run: () => undefined }}
        />
      </Section>
      <Section title="Timeline">
        <Timeline steps={SAMPLE_STEPS} label="Timeline" onCopy={copySample} />
      </Section>
      <Section title="KeyValueList">
        <KeyValueList
          items={[
            { name: '地址', value: 'https://api.coze.cn', mono: true },
            { name: '登录方式', value: 'OAuth 应用（JWT）' },
          ]}
        />
      </Section>
      <Section title="SecretField">
        <SecretField
          label="公钥指纹"
          value="3f1d0b7a92c4e85566d0a1b2c3d4e5f6"
          onCopy={copySample}
        />
        <SecretField label="令牌" value="abc-123" masked onCopy={copySample} />
      </Section>
      <Section title="JsonView">
        <JsonView
          label="JSON"
          text='{"query":"埃塞俄比亚咖啡特点","limit":3,"fresh":true,"after":null}'
          onCopy={copySample}
        />
        <JsonView label="not JSON" text="plain words" onCopy={copySample} />
      </Section>
      <Section title="SplitPane">
        <div className={styles.split}>
          <SplitPane
            label="split"
            toggleLabel="left"
            initial={200}
            min={120}
            max={320}
            first={<p>left</p>}
            second={<p>right</p>}
          />
        </div>
      </Section>
    </>
  );
}
