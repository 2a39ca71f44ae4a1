/** What no HTTP client sends: each is answered once, and may be no HTTP at all. */
export const RAW_REQUESTS: readonly string[] = [
  'GARBAGE\r\n\r\n',
  'GET /graphql HTTP/1.1\r\n\r\n',
  'GET /graphql HTTP/1.1\r\nhost: a b\r\n\r\n',
  'GET /graphql HTTP/9.9\r\nhost: x\r\n\r\n',
  'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n',
  'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n{}',
  'POST /graphql HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
  'POST /graphql HTTP/1.0\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}',
  'GET /graphql?query={__typename} HTTP/1.1\r\nhost: x\r\nbad header: x\r\n\r\n',
  'FETCH /graphql HTTP/1.1\r\nhost: x\r\n\r\n',
  'GET http:///graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
  'GET /graphql?query=\x01 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
  'GET /%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
  `GET /graphql?query={${'a'.repeat(17_000)}} HTTP/1.1\r\nhost: x\r\n\r\n`,
  'POST /graphql HTTP/1.1\r\nhost: x\r\nexpect: cake\r\ncontent-length: 0\r\n\r\n',
  'POST /graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: 4\r\n\r\n{"\xff"',
];
