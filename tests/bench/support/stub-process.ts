/**
 * Run in a process of its own, so that its work is not counted: answers every call of DynamoDB and Secrets Manager
 * at once, in their wire form. Prints its address.
 */
import { createServer } from 'node:http';
import { SECRET } from './environment.ts';

const server = createServer((request, response) => {
  const target = String(request.headers['x-amz-target'] ?? '');
  request.resume().on('end', () => {
    const body = target.startsWith('secretsmanager.')
      ? { Name: 'keys', SecretString: JSON.stringify(SECRET) }
      : {};
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify(body));
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null)
    console.log(`http://127.0.0.1:${address.port}`);
});
// Whoever started it is gone.
process.stdin.resume().on('end', () => process.exit(0));
