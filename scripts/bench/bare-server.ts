/** What the product is compared with: one hono route that answers a small JSON, on the same kind of server. */
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';

const app = new Hono();
app.get('/bare', (context) => context.json({ places: 12, free: 2, queue: 5, status: 'free' }));

const listener = getRequestListener(app.fetch);
createServer((request, response) => void listener(request, response)).listen(Number(process.env.PORT));
