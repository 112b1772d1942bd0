import { VisuallyHidden } from '@mantine/core';
import {
  IconArrowsExchange,
  IconBolt,
  IconChartLine,
  IconListDetails,
  IconMessageQuestion,
  IconRuler2,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useSay } from '../../language/use-say.ts';
import styles from './lineage-graph.module.css';
import type { LineageLabel } from './lineage-label.ts';
import type { LineageItem } from './lineage-layout.ts';

const icons: Record<LineageItem['kind'], typeof IconBolt> = {
  question: IconMessageQuestion,
  event: IconBolt,
  measure: IconRuler2,
  binding: IconArrowsExchange,
  indicator: IconChartLine,
  set: IconListDetails,
};

interface Props {
  item: LineageItem;
  label: LineageLabel;
  place: { x: number; y: number };
  /** It is what the page is about. */
  current: boolean;
  tabStop: boolean;
  faded: boolean;
  fedBy: number;
  feeds: number;
  onReach: () => void;
  onLeave: () => void;
  onOver: () => void;
}

/** Another indicator, or a set, is a door to its page; anything else shows its ways. */
export function LineageNode(props: Props) {
  const { item, label, place, current, tabStop, faded, fedBy, feeds, onReach, onLeave, onOver } = props;
  const say = useSay();
  const Icon = icons[item.kind];
  const shared = {
    className: styles.node,
    style: { left: place.x, top: place.y },
    tabIndex: tabStop ? 0 : -1,
    title: label.title,
    'data-item': item.id,
    'data-kind': item.kind,
    'data-current': current,
    'data-faded': faded,
    onFocus: onReach,
    onBlur: onLeave,
    onPointerEnter: onOver,
  };
  const inside = (
    <>
      <Icon size={16} stroke={1.6} aria-hidden="true" className={styles.icon} />
      <span className={styles.words}>
        <span className={styles.name}>{label.title}</span>
        <span className={styles.about}>{label.about}</span>
        <VisuallyHidden>{say('lineage.degrees', { fedBy, feeds })}</VisuallyHidden>
      </span>
    </>
  );
  if ((item.kind === 'indicator' || item.kind === 'set') && !current)
    return (
      <Link
        to={item.kind === 'set' ? '/sets/$key' : '/indicators/$key'}
        params={{ key: item.key }}
        {...shared}
      >
        {inside}
      </Link>
    );
  return (
    <button type="button" {...shared} aria-current={current ? 'true' : undefined}>
      {inside}
    </button>
  );
}
