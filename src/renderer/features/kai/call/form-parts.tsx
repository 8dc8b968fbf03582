import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  DeleteOutlined,
  PlusOutlined,
} from '@ant-design/icons';
import type { IconButtonProps, TitleFieldProps } from '@rjsf/utils';
import { Button } from 'antd';
import type { MouseEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './form-parts.module.css';

type Press = Pick<IconButtonProps, 'onClick' | 'disabled' | 'id'>;

function AddButton({ onClick, disabled = false, id }: Press): ReactNode {
  const { t } = useTranslation('kaiConsole');
  return (
    <Button
      id={id}
      size="small"
      icon={<PlusOutlined aria-hidden="true" />}
      disabled={disabled}
      onClick={(event) => onClick?.(asButtonEvent(event))}
    >
      {t('call.item.add')}
    </Button>
  );
}

function RemoveButton(press: Press): ReactNode {
  return <ItemButton {...press} what="remove" icon={<DeleteOutlined aria-hidden="true" />} />;
}

function MoveUpButton(press: Press): ReactNode {
  return <ItemButton {...press} what="up" icon={<ArrowUpOutlined aria-hidden="true" />} />;
}

function MoveDownButton(press: Press): ReactNode {
  return <ItemButton {...press} what="down" icon={<ArrowDownOutlined aria-hidden="true" />} />;
}

function ItemButton({
  onClick,
  disabled = false,
  id,
  what,
  icon,
}: Press & { what: 'remove' | 'up' | 'down'; icon: ReactNode }): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const name = t(`call.item.${what}`);
  return (
    <Button
      id={id}
      type="text"
      icon={icon}
      aria-label={name}
      title={name}
      disabled={disabled}
      onClick={(event) => onClick?.(asButtonEvent(event))}
    />
  );
}

/** To antd the buttons may be links; here they never are. */
function asButtonEvent(event: MouseEvent<HTMLElement>): MouseEvent<HTMLButtonElement> {
  // Without an address antd renders a button.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return event as MouseEvent<HTMLButtonElement>;
}

function TitleField({
  id,
  title,
  required,
}: Pick<TitleFieldProps, 'id' | 'title' | 'required'>): ReactNode {
  if (!title) return null;
  return (
    <h4 id={id} className={styles.title}>
      {required ? <span className={styles.required}>* </span> : null}
      {title}
    </h4>
  );
}

/** Parts of the form in our own look and words. */
export const FORM_PARTS = {
  TitleFieldTemplate: TitleField,
  ButtonTemplates: { AddButton, RemoveButton, MoveUpButton, MoveDownButton },
};
