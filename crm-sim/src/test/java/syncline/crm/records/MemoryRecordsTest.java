package syncline.crm.records;

class MemoryRecordsTest extends RecordStoreContract {
    @Override
    RecordStore open() {
        return new MemoryRecords(SCHEMA);
    }
}
