/** What is added to GraphiQL's own style. */
export const STYLE_ADDITIONS = `
/* This build of GraphiQL moves a tab aside while it is pressed, so that the press misses it. */
.graphiql-tab { transform: none !important; }

.page, #root { height: 100%; }
.page-name {
  position: absolute;
  width: 1px;
  height: 1px;
  margin: 0;
  overflow: hidden;
  clip-path: inset(50%);
}

/* Contrast of text of at least 4.5 to 1. The rules for dark pages are more specific than these. */
.graphiql-container, .graphiql-dialog {
  --color-secondary: 242, 51%, 54%;
  --color-tertiary: 188, 100%, 24%;
  --color-info: 208, 100%, 36%;
  --color-success: 158, 60%, 25%;
  --color-warning: 36, 100%, 26%;
  --color-error: 13, 93%, 38%;
  --alpha-secondary: 0.9;
  --alpha-tertiary: 0.85;
}
@media (prefers-color-scheme: dark) {
  body:not(.graphiql-light) .mtk8 { color: #7fae6b !important; }
}
body.graphiql-dark .mtk8 { color: #7fae6b !important; }
.line-numbers { color: hsla(var(--color-neutral), var(--alpha-secondary)) !important; }
.graphiql-doc-explorer-content a, .graphiql-markdown-description a { text-decoration: underline; }

/* On a phone: the bar above, then the operation, then its result. */
@media (max-width: 700px) {
  .graphiql-container:has(> .graphiql-sidebar) { flex-direction: column; }
  .graphiql-container .graphiql-sidebar { flex-direction: row; width: auto; padding: 0 var(--px-8); }
  .graphiql-container .graphiql-sidebar > button { margin: 0 !important; }
  .graphiql-container .graphiql-main { flex-direction: column; min-height: 0; }
  .graphiql-container .graphiql-sessions { min-height: 0; margin: 0; border-radius: 0; }
  .graphiql-container .graphiql-logo, .graphiql-horizontal-drag-bar { display: none; }
  #graphiql-session { flex-direction: column; padding: 0 var(--px-8); }
  .graphiql-editors, .graphiql-response { flex: 1 1 0 !important; position: static !important; min-height: 0; overflow: hidden; }
  .graphiql-dialog-section { flex-direction: column; align-items: flex-start !important; gap: var(--px-8); }
}
`;
