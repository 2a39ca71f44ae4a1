import type { ReactNode } from 'react';

import { Icon } from './Icon';

/** A whole page, or a pane, that says only one thing. */
export function Notice({
  title,
  icon = 'chat',
  isAlert = false,
  children,
}: {
  readonly title: string;
  readonly icon?: 'chat' | 'alert';
  readonly isAlert?: boolean;
  readonly children?: ReactNode;
}) {
  return (
    <div className="notice" role={isAlert ? 'alert' : undefined}>
      <span className={`notice-icon ${icon}`}>
        <Icon name={icon} />
      </span>
      <h2>{title}</h2>
      {children}
    </div>
  );
}
