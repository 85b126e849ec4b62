db.getSiblingDB('admin').auth(process.env.MONGODB_ADMIN_USER, process.env.MONGODB_ADMIN_PASSWORD);
