import type { Operation } from './operation.js';

const getApp: Operation<unknown, 'appId'> = {
  name: 'getApp',
  method: 'GET',
  path: '',
  status: 200,
  perform: ({ params }) => ({
    app: { id: params.appId, displayName: 'Sandbox', settings: {}, metadata: {} },
  }),
};

/** The routes of apps. */
export const appOperations = [getApp];
