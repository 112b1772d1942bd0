import { Module } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { Notifications } from '../../platform/database/notifications.ts';
import { CustomerDirectory } from './customer-directory.ts';

@Module({
  providers: [
    {
      provide: CustomerDirectory,
      inject: [Database, Notifications],
      useFactory: (database: Database, notifications: Notifications) => {
        const directory = new CustomerDirectory(database.ingest);
        notifications.on('customers_changed', () => directory.forget());
        return directory;
      },
    },
  ],
  exports: [CustomerDirectory],
})
export class CustomersModule {}
