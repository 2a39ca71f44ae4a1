import type { ReactNode } from 'react';

import { Icon } from './Icon';

/** A whole page, or a pane, that says only one thing. */
export function Notice({
  title,
  icon = 'chat',
  isAlert = false,
  isPage = false,
  children,
}: {
  readonly title: string;
  readonly icon?: 'chat' | 'alert';
  readonly isAlert?: boolean;
  readonly isPage?: boolean;
  readonly children?: ReactNode;
}) {
  const Heading = isPage ? 'h1' : 'h2';
  const notice = (
    <div className="notice" role={isAlert ? 'alert' : undefined}>
      <span className={`notice-icon ${icon}`}>
        <Icon name={icon} />
      </span>
      <Heading>{title}</Heading>
      {children}
    </div>
  );
  return isPage ? <main className="page">{notice}</main> : notice;
}
