import {
  DislikeFilled,
  DislikeOutlined,
  LikeFilled,
  LikeOutlined,
  StarFilled,
  StarOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Turn, TurnMarkChange } from '../../../../shared/model/chat';

interface TurnMarksProps {
  turn: Turn;
  onMark: (turnId: string, change: TurnMarkChange) => void;
}

/** Bookmark and rating of an answer. A second click undoes either. */
export function TurnMarks({ turn, onMark }: TurnMarksProps): ReactNode {
  const { t } = useTranslation('chat');
  const { bookmarked, rating } = turn;
  const mark = (label: string, on: boolean, icon: ReactNode, change: TurnMarkChange): ReactNode => (
    <Button
      type="text"
      size="small"
      icon={icon}
      aria-label={label}
      title={label}
      aria-pressed={on}
      onClick={() => onMark(turn.id, change)}
    />
  );
  return (
    <>
      {mark(
        t('mark.bookmark'),
        bookmarked,
        bookmarked ? <StarFilled aria-hidden="true" /> : <StarOutlined aria-hidden="true" />,
        { bookmarked: !bookmarked },
      )}
      {mark(
        t('mark.up'),
        rating === 'up',
        rating === 'up' ? <LikeFilled aria-hidden="true" /> : <LikeOutlined aria-hidden="true" />,
        { rating: rating === 'up' ? null : 'up' },
      )}
      {mark(
        t('mark.down'),
        rating === 'down',
        rating === 'down' ? (
          <DislikeFilled aria-hidden="true" />
        ) : (
          <DislikeOutlined aria-hidden="true" />
        ),
        { rating: rating === 'down' ? null : 'down' },
      )}
    </>
  );
}
