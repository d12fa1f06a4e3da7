"""The stores: where records are kept. `port` says what a store is, the other modules are stores."""
