// Creates the replica set, the administrator, and everything in schema.json, unless they exist. On failure it exits with the reason and
// is run again.
const ALREADY_INITIALIZED = 23;
const UNAUTHORIZED = 13;
const AUTHENTICATION_FAILED = 18;
const ALREADY_EXISTS = [48, 51002, 51003]; // collection, user, role

const env = process.env;
const admin = db.getSiblingDB('admin');

function awaitPrimary() {
  for (let tries = 0; !admin.hello().isWritablePrimary; tries++) {
    if (tries === 100) {
      throw new Error('replica set rs0 has no primary yet');
    }
    sleep(200);
  }
}

// MongoDB's localhost exception: as long as there is no user, a local client may create the first one.
function createReplicaSetAndAdministrator() {
  const host = env.MONGODB_HOST + ':27017';
  const reply = admin.runCommand({replSetInitiate: {_id: 'rs0', members: [{_id: 0, host}]}});
  if (!reply.ok && ![ALREADY_INITIALIZED, UNAUTHORIZED].includes(reply.code)) {
    throw new Error(reply.errmsg);
  }
  awaitPrimary();
  admin.createUser({user: env.MONGODB_ADMIN_USER, pwd: env.MONGODB_ADMIN_PASSWORD, roles: ['root']});
}

function signIn() {
  admin.auth(env.MONGODB_ADMIN_USER, env.MONGODB_ADMIN_PASSWORD);
}

try {
  signIn();
} catch (refused) {
  if (refused.code !== AUTHENTICATION_FAILED) {
    throw refused;
  }
  try {
    createReplicaSetAndAdministrator();
  } catch (e) {
    throw e.code === UNAUTHORIZED ? new Error("the administrator's password is not the one in this data") : e;
  }
  signIn();
}
awaitPrimary();

const filled = require('fs')
  .readFileSync('schema.json', 'utf8')
  .replace(/\$\{([A-Z_]+)\}/g, (_, name) => JSON.stringify(env[name]).slice(1, -1));
for (const step of EJSON.parse(filled)) {
  if (step.command) {
    try {
      const reply = db.getSiblingDB(step.db).runCommand(step.command);
      if (!reply.ok && !ALREADY_EXISTS.includes(reply.code)) {
        throw new Error(reply.errmsg);
      }
    } catch (e) {
      if (!ALREADY_EXISTS.includes(e.code)) {
        throw e;
      }
    }
  }
}
