import { Button, Checkbox, Input, Select, Switch } from 'antd';
import { type ReactNode, useState } from 'react';
import type { LinkStatus } from '../../../shared/model/health';
import { Choice } from '../../ui/choice';
import { EmptyState } from '../../ui/empty-state';
import { Field } from '../../ui/field';
import { Section } from '../../ui/page';
import { TextSkeleton } from '../../ui/skeletons';
import { StatusMark } from '../../ui/status-mark';
import styles from './gallery.module.css';

const STATES: readonly LinkStatus[] = ['ok', 'degraded', 'down', 'not-set-up', 'checking'];
const THEMES = [
  { value: 'light', label: '浅色' },
  { value: 'dark', label: '深色' },
] as const;

/** Marks, buttons, fields, empty and loading states. */
export function GalleryControls(): ReactNode {
  const [theme, setTheme] = useState<'light' | 'dark'>('light');
  return (
    <>
      <Section title="StatusMark">
        <div className={styles.row}>
          {STATES.map((status) => (
            <span key={status} className={styles.mark}>
              <StatusMark status={status} /> {status}
            </span>
          ))}
        </div>
      </Section>
      <Section title="Button">
        <div className={styles.row}>
          <Button type="primary">发送</Button>
          <Button>停止</Button>
          <Button type="text">复制</Button>
          <Button type="link">打开</Button>
          <Button type="primary" danger>
            删除
          </Button>
          <Button disabled>不可用</Button>
          <Button type="primary" loading>
            正在测试
          </Button>
        </div>
      </Section>
      <Section title="Field">
        <Field label="应用 ID" hint="在 OAuth 应用列表里。">
          {(control) => <Input {...control} defaultValue="1182034567890123" />}
        </Field>
        <Field label="应用 ID" fault="这一项还没有填写">
          {(control) => <Input {...control} />}
        </Field>
        <div className={styles.row}>
          <Select
            aria-label="select"
            style={{ width: 160 }}
            value="a"
            options={[{ value: 'a', label: '跟随系统' }]}
          />
          <Choice label="choice" value={theme} options={THEMES} onChoose={setTheme} />
          <Switch aria-label="switch" defaultChecked />
          <Checkbox defaultChecked>记住</Checkbox>
        </div>
      </Section>
      <Section title="EmptyState">
        <EmptyState
          title="还没有连接"
          text="连接一个智能体，或者先用内置沙箱。"
          action={<Button type="primary">新建连接</Button>}
        />
      </Section>
      <Section title="Skeleton">
        <TextSkeleton />
      </Section>
    </>
  );
}
