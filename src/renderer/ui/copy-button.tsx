import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button, type ButtonProps } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Puts text on the clipboard; returns whether it worked. */
export type CopyText = (text: string) => Promise<boolean>;

interface CopyButtonProps extends Pick<ButtonProps, 'type' | 'size' | 'className'> {
  text: string;
  /** What is copied, the accessible name. Shown too unless `iconOnly`. */
  label: string;
  iconOnly?: boolean;
  onCopy: CopyText;
}

/** Copies, then says so for two seconds. */
export function CopyButton({
  text,
  label,
  iconOnly = false,
  onCopy,
  type = 'text',
  size = 'small',
  className,
}: CopyButtonProps): ReactNode {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const words = copied ? t('action.copied') : label;
  return (
    <Button
      type={type}
      size={size}
      {...(className === undefined ? {} : { className })}
      icon={copied ? <CheckOutlined aria-hidden="true" /> : <CopyOutlined aria-hidden="true" />}
      aria-label={words}
      title={words}
      onClick={() => void onCopy(text).then(setCopied)}
    >
      {iconOnly ? null : words}
      <span className="visually-hidden" role="status">
        {copied ? t('action.copied') : ''}
      </span>
    </Button>
  );
}
