/** PHP-FPM behind nginx on a port of the loopback. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import path from 'node:path';
import { runs, waitFor } from './processes.mjs';

export const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const fpmSettings = ({ folder, user }) => `[global]
error_log = ${folder}/fpm.log
daemonize = no
[www]
${user}
listen = ${folder}/fpm.sock
pm = static
pm.max_children = 8
catch_workers_output = yes
php_admin_value[session.save_path] = ${folder}
`;

const nginxSettings = ({ folder, site, port, user, aliases, cache }) => `${user}
worker_processes 1;
daemon off;
pid ${folder}/nginx.pid;
error_log ${folder}/nginx.log;
events { worker_connections 512; }
http {
  types { text/html html; text/css css; text/javascript js mjs; image/svg+xml svg; image/png png; application/json json map; font/woff2 woff2; }
  default_type application/octet-stream;
  access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi; uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  fastcgi_cache_path ${folder}/pages keys_zone=pages:2m inactive=10m;
  server {
    listen 127.0.0.1:${port};
    root ${site};
    index index.php;
    client_max_body_size 16m;
${Object.entries(aliases).map(([address, target]) => `    location ${address} { alias ${target}/; }`).join('\n')}
    location / { try_files $uri $uri/ /index.php?$args; }
    location ~ \\.php$ {
      fastcgi_pass unix:${folder}/fpm.sock;
      fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
      fastcgi_param SCRIPT_NAME $fastcgi_script_name;
      fastcgi_param REQUEST_URI $request_uri;
      fastcgi_param DOCUMENT_URI $document_uri;
      fastcgi_param DOCUMENT_ROOT $document_root;
      fastcgi_param QUERY_STRING $query_string;
      fastcgi_param REQUEST_METHOD $request_method;
      fastcgi_param CONTENT_TYPE $content_type;
      fastcgi_param CONTENT_LENGTH $content_length;
      fastcgi_param SERVER_PROTOCOL $server_protocol;
      fastcgi_param SERVER_NAME 127.0.0.1;
      fastcgi_param SERVER_PORT ${port};
      fastcgi_param REMOTE_ADDR $remote_addr;
      fastcgi_param HTTP_AUTHORIZATION $http_authorization;
      fastcgi_buffers 32 16k;
      fastcgi_buffer_size 32k;
${cache ? '      fastcgi_cache pages; fastcgi_cache_key $request_uri; fastcgi_cache_methods GET; fastcgi_cache_valid 200 10m; fastcgi_ignore_headers Cache-Control Expires Set-Cookie; fastcgi_cache_bypass $http_authorization $query_string; fastcgi_no_cache $http_authorization $query_string; add_header x-page-cache $upstream_cache_status;' : ''}
    }
  }
}
`;

/** `aliases`: address → folder, for files beside WordPress; `cache`: pages are kept as a careless host would. Resolves to { stop }. */
export const startWeb = async (parts, { folder, site, port, aliases = {}, cache = false }) => {
  const isRoot = process.getuid?.() === 0;
  const { username } = userInfo();
  writeFileSync(path.join(folder, 'fpm.conf'), fpmSettings({ folder, user: isRoot ? `user = ${username}\ngroup = ${username}` : '' }));
  writeFileSync(path.join(folder, 'nginx.conf'), nginxSettings({ folder, site, port, user: isRoot ? `user ${username};` : '', aliases, cache }));
  mkdirSync(path.join(folder, 'pages'), { recursive: true });
  const fpm = runs(parts.fpm, ['--nodaemonize', '--fpm-config', path.join(folder, 'fpm.conf'), ...(isRoot ? ['--allow-to-run-as-root'] : [])], path.join(folder, 'fpm.out'));
  const nginx = runs(parts.nginx, ['-c', path.join(folder, 'nginx.conf'), '-e', path.join(folder, 'nginx.log')], path.join(folder, 'nginx.out'));
  const stop = async () => void (await Promise.all([nginx.stop(), fpm.stop()]));
  try {
    await waitFor('WordPress', async () => {
      if (fpm.hasEnded() || nginx.hasEnded()) throw new Error(`a process ended; see ${folder}`);
      return (await fetch(`http://127.0.0.1:${port}/wp-login.php`)).ok;
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
};
