/** The initials of a name, in a colour of its own. */
export function Avatar({ name }: { readonly name: string }) {
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
  const hue = Array.from(name).reduce((sum, each) => (sum * 31 + each.charCodeAt(0)) % 360, 7);
  return (
    <span className="avatar" style={{ '--hue': hue } as React.CSSProperties} aria-hidden="true">
      {initials}
    </span>
  );
}
