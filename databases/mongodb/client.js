// Signs in as the administrator; evaluates STATEMENT where there is one.
db.getSiblingDB('admin').auth(process.env.MONGODB_ADMIN_USER, process.env.MONGODB_ADMIN_PASSWORD);
if (process.env.STATEMENT) {
  let result = eval(process.env.STATEMENT);
  if (result && typeof result.toArray === 'function') {
    result = result.toArray();
  }
  print(typeof result === 'string' ? result : EJSON.stringify(result));
}
