const PATHS = {
  alert: 'M12 8v5m0 3.5v.01M12 3 2.500 20h19z',
  attach:
    'm20 11-8.500 8.500a5 5 0 0 1-7-7L13 4a3.300 3.300 0 0 1 4.700 4.700l-8.500 8.500a1.700 1.700 0 0 1-2.400-2.400L14.500 7',
  back: 'm14.500 5-7 7 7 7',
  chat: 'M4 6.500A2.500 2.500 0 0 1 6.500 4h11A2.500 2.500 0 0 1 20 6.500v8a2.500 2.500 0 0 1-2.500 2.500H11l-5 4v-4.050A2.500 2.500 0 0 1 4 14.500z',
  file: 'M13 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V9zm0 0v6h6',
  send: 'M5 12h14m-6-6 6 6-6 6',
} as const;

/** A picture that says nothing which is not said in words beside it. */
export function Icon({ name }: { readonly name: keyof typeof PATHS }) {
  return (
    <svg viewBox="0 0 24 24" width="1em" height="1em" aria-hidden="true" className="icon">
      <path d={PATHS[name]} />
    </svg>
  );
}
